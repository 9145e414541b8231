using System.Globalization;
using System.Text;

namespace OrleansWarehouse.Benchmarks.Log;

/// <summary>The options of the command line, and the event that is written.</summary>
internal sealed record LogRun(double Seconds, string Folder, string? Postgres)
{
    private static readonly string[] Subjects = ["merchant:acme", "site:PAR1"];
    private static readonly byte[] Payload = Encoding.UTF8.GetBytes(
        """{"order":"acme/web:1001","lines":[{"line":1,"sku":"LAMP-RED","quantity":2},{"line":2,"sku":"LAMP-BLUE","quantity":1}],"priority":5,"shipTo":{"country":"FR","postcode":"75011","city":"Paris"}}""");

    private static readonly object Object = new();
    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static int PayloadBytes => Payload.Length;

    public static NewEvent NewEvent() => new("order-placed", 1, Payload, Subjects, At, "bench", Object);

    public static LogRun Parse(string[] args)
    {
        string? Value(string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
        return new(
            double.Parse(Value("--seconds") ?? "3", CultureInfo.InvariantCulture), Value("--folder") ?? Path.GetTempPath(), Value("--postgres"));
    }
}
