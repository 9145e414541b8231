using System.Globalization;

namespace OrleansWarehouse.Benchmarks;

/// <summary>The arguments are not understood; the message says why.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>The arguments of a command: <c>--name value</c>, <c>--name=value</c>, flags, and words without a name.</summary>
internal sealed class CommandLine
{
    private readonly Dictionary<string, string> values = [];

    /// <param name="args">The arguments after the command.</param>
    /// <param name="values">The names of options with a value.</param>
    /// <param name="flags">The names of flags; <c>help</c> is always one.</param>
    /// <exception cref="UsageException">A name is unknown or lacks its value.</exception>
    public CommandLine(string[] args, string[] values, string[] flags)
    {
        var words = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                words.Add(args[i]);
                continue;
            }

            var parts = args[i][2..].Split('=', 2);
            if (parts[0] == "help" || flags.Contains(parts[0])) this.values[parts[0]] = "true";
            else if (!values.Contains(parts[0])) throw new UsageException($"There is no option --{parts[0]}.");
            else if (parts.Length == 2) this.values[parts[0]] = parts[1];
            else if (i + 1 < args.Length) this.values[parts[0]] = args[++i];
            else throw new UsageException($"--{parts[0]} needs a value.");
        }

        Words = words;
    }

    public IReadOnlyList<string> Words { get; }

    public bool Has(string name) => values.ContainsKey(name);

    public string? Text(string name) => values.GetValueOrDefault(name);

    /// <exception cref="UsageException">The value is not a positive number.</exception>
    public int Number(string name, int otherwise)
    {
        if (Text(name) is not { } text) return otherwise;
        return int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new UsageException($"--{name} needs a positive number, not '{text}'.");
    }

    /// <exception cref="UsageException">A value is not a positive number.</exception>
    public int[] Numbers(string name, int[] otherwise)
    {
        if (Text(name) is not { } text) return otherwise;
        var numbers = text.Split(',').Select(part => int.TryParse(part, CultureInfo.InvariantCulture, out var n) ? n : 0).ToArray();
        return numbers.All(n => n > 0) ? numbers : throw new UsageException($"--{name} needs positive numbers, not '{text}'.");
    }
}

