namespace OrleansWarehouse.Tests.Hosting;

/// <summary>What the server writes: the end of it, for who has to find out what went wrong, and every error.</summary>
internal sealed class LastLines
{
    private const int Most = 200;
    private const int MostOfAnError = 12;
    private const string Error = "fail: ";

    private readonly Lock gate = new();
    private readonly Queue<string> lines = [];
    private readonly List<string> errors = [];
    private int restOfError;

    /// <summary>The beginning of each error that was logged.</summary>
    public string Errors
    {
        get
        {
            lock (gate) return string.Join(Environment.NewLine, errors);
        }
    }

    public void Add(string line)
    {
        lock (gate)
        {
            lines.Enqueue(line);
            if (lines.Count > Most) lines.Dequeue();
            if (line.StartsWith(Error, StringComparison.Ordinal)) restOfError = MostOfAnError;
            else if (!line.StartsWith(' ')) restOfError = 0;
            if (restOfError-- > 0) errors.Add(line);
        }
    }

    public override string ToString()
    {
        lock (gate) return string.Join(Environment.NewLine, lines);
    }
}
