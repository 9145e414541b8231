namespace OrleansWarehouse.Crash.Tests.Hosting;

/// <summary>The end of what was written, for who has to find out what went wrong.</summary>
internal sealed class LastLines
{
    private const int Most = 200;

    private readonly Lock gate = new();
    private readonly Queue<string> lines = [];

    public void Add(string line)
    {
        lock (gate)
        {
            lines.Enqueue(line);
            if (lines.Count > Most) lines.Dequeue();
        }
    }

    public override string ToString()
    {
        lock (gate) return string.Join(Environment.NewLine, lines);
    }
}
