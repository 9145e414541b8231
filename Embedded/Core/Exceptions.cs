namespace Orleans.Runtime;

/// <summary>Base of what the engine itself throws.</summary>
[GenerateSerializer]
public class OrleansException : Exception
{
    public OrleansException() : base("Unexpected error.") { }

    public OrleansException(string message) : base(message) { }

    public OrleansException(string message, Exception innerException) : base(message, innerException) { }
}

/// <summary>The silo is stopping or has stopped: the call was not, and will not be, made.</summary>
[GenerateSerializer]
public class SiloUnavailableException : OrleansException
{
    public SiloUnavailableException() : base("Silo is unavailable.") { }

    public SiloUnavailableException(string message) : base(message) { }

    public SiloUnavailableException(string message, Exception innerException) : base(message, innerException) { }
}
