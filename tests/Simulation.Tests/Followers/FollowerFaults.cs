namespace OrleansWarehouse.Simulation.Tests.Followers;

/// <summary>How often those who follow the log are not as one would wish.</summary>
internal sealed class FollowerFaults
{
    /// <summary>A reaction waits for minutes before it begins.</summary>
    public double Late { get; set; }

    /// <summary>A reaction is done once more after it succeeded, as after a crash before its checkpoint.</summary>
    public double Twice { get; set; }

    /// <summary>A reaction fails before it does anything, so often that it is set aside.</summary>
    public double SetAside { get; set; }

    /// <summary>A deadline is heard minutes late.</summary>
    public double LateDeadline { get; set; }

    /// <summary>A deadline is heard twice.</summary>
    public double DeadlineTwice { get; set; }

    /// <summary>A deadline fails before it does anything, so often that it is set aside.</summary>
    public double DeadlineSetAside { get; set; }

    /// <summary>Nobody hears that an aggregate has changed.</summary>
    public double Untold { get; set; }
}
