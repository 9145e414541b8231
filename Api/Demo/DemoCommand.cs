using System.Globalization;

using OrleansWarehouse.Demo;

namespace OrleansWarehouse.Api.Demo;

/// <summary>The options of the <c>--demo</c> command.</summary>
/// <param name="Rest">The arguments to pass on to the server.</param>
internal sealed record DemoCommand(double Speed, bool IsFresh, string Folder, string[] Rest)
{
    private const string Switch = "--demo";
    private const string FreshSwitch = "--fresh";
    private const string SpeedOption = "--speed";
    private const string DataOption = "--data";
    private const string DefaultFolder = "data-demo";
    private const string DefaultUrl = "http://localhost:5080";

    public static bool IsAsked(string[] args) => args.Contains(Switch);

    /// <summary>Returns the arguments without <c>--demo</c>.</summary>
    public static string[] WithoutCommand(string[] args) => IsAsked(args) ? [.. args.Where(arg => arg != Switch)] : args;

    /// <summary>Returns null, with the reason, when the arguments are invalid.</summary>
    public static DemoCommand? Read(string[] args, out string? wrong)
    {
        var (speed, folder, fresh, rest) = (Pace.Slowest, DefaultFolder, false, new List<string>());
        for (var i = 0; i < args.Length; i++)
        {
            var parts = args[i].Split('=', 2);
            if (parts[0] is Switch) continue;
            if (parts[0] is FreshSwitch) fresh = true;
            else if (parts[0] is not (SpeedOption or DataOption)) rest.Add(args[i]);
            else
            {
                var value = parts.Length == 2 ? parts[1] : args.ElementAtOrDefault(++i) ?? "";
                if (value.Length > 0 && parts[0] is DataOption) folder = value;
                else if (parts[0] is DataOption || !TryReadSpeed(value, out speed))
                {
                    wrong = $"{SpeedOption} needs a number from {Pace.Slowest} to {Pace.Fastest}, {DataOption} a folder.";
                    return null;
                }
            }
        }

        wrong = null;
        return new(speed, fresh, Path.GetFullPath(folder), [.. rest]);
    }

    /// <summary>Returns the address at which this machine will reach the server.</summary>
    public Uri Address()
    {
        var at = Array.FindIndex(Rest, arg => arg.Split('=')[0] == "--urls");
        var given = at < 0 ? null : Rest[at].Split('=', 2) is [_, var value] ? value : Rest.ElementAtOrDefault(at + 1);
        var urls = (given ?? Environment.GetEnvironmentVariable("ASPNETCORE_URLS") ?? DefaultUrl).Split(';');
        var url = urls.FirstOrDefault(one => one.StartsWith("http:", StringComparison.OrdinalIgnoreCase), urls[0]);
        foreach (var any in new[] { "://*", "://+", "://0.0.0.0", "://[::]" }) url = url.Replace(any, "://localhost", StringComparison.Ordinal);
        return new(url);
    }

    private static bool TryReadSpeed(string text, out double speed) =>
        double.TryParse(text.TrimEnd('x', '×'), CultureInfo.InvariantCulture, out speed) && speed is >= Pace.Slowest and <= Pace.Fastest;
}
