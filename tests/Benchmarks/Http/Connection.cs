namespace OrleansWarehouse.Benchmarks.Http;

/// <summary>The server's address and the API key.</summary>
internal sealed record Connection(Uri Url, string Key)
{
    /// <summary>The options that <see cref="From"/> reads.</summary>
    public static readonly string[] Options = ["url", "key", "data"];

    private const string KeyFile = "admin.key";

    /// <exception cref="UsageException">The address or the key is missing.</exception>
    public static Connection From(CommandLine options, string address = "url")
    {
        var text = options.Text(address) ?? throw new UsageException($"--{address} is required: the server's address, such as http://localhost:5080.");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp)
            throw new UsageException($"--{address} needs an http address, not '{text}'.");
        return new Connection(url, KeyFrom(options));
    }

    private static string KeyFrom(CommandLine options)
    {
        if (options.Text("key") is { } given) return given;
        if (Environment.GetEnvironmentVariable("WAREHOUSE_ADMIN_KEY") is { Length: > 0 } environment) return environment;
        if (options.Text("data") is { } folder)
        {
            var file = Path.Combine(folder, KeyFile);
            return File.Exists(file) ? File.ReadAllText(file).Trim() : throw new UsageException($"There is no {file}.");
        }

        throw new UsageException("The operator's key is missing: --key, WAREHOUSE_ADMIN_KEY, or --data <the server's data folder>.");
    }
}
