using System.Net.Http.Headers;

using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

using OrleansWarehouse.Storage.Views;
using OrleansWarehouse.Tests.Checked;

namespace OrleansWarehouse.Api.Tests;

/// <summary>The whole application over real HTTP, with a data folder of its own.</summary>
public sealed class Server : WebApplicationFactory<Program>
{
    public const string AdminKey = "an-operators-key-for-tests";

    private readonly (string Name, string Value)[] settings;
    private readonly bool keepsData;
    private readonly Action<IServiceCollection>? configure;

    public Server()
        : this(null)
    {
    }

    internal Server(string? data, params (string Name, string Value)[] settings)
        : this(data, null, settings)
    {
    }

    /// <param name="data">The data folder; null for a temporary one, which is deleted at the end.</param>
    /// <param name="configure">Adds or replaces services of the application.</param>
    internal Server(string? data, Action<IServiceCollection>? configure, params (string Name, string Value)[] settings)
    {
        (this.settings, this.configure) = (settings, configure);
        keepsData = data is not null;
        Data = data ?? Directory.CreateTempSubdirectory("api-tests-").FullName;
        UseKestrel(0);
        StartServer();
    }

    public string Data { get; }

    public Uri Address => ClientOptions.BaseAddress;

    internal Client As(string? key) => new(ClientWith(key));

    internal Client Operator => As(AdminKey);

    /// <summary>Creates a merchant with one channel, <c>web</c>, under a name that no other test uses.</summary>
    internal async Task<string> MerchantAsync(string prefix = "m")
    {
        var merchant = Names.New(prefix);
        await Operator.OkAsync("PUT", $"/merchants/{merchant}", """{"name":"Acme","currency":"EUR"}""");
        await Operator.OkAsync("PUT", $"/merchants/{merchant}/channels/web", """{"name":"Web","kind":"store"}""");
        return merchant;
    }

    internal async Task<string> SiteAsync(string prefix = "s")
    {
        var site = Names.New(prefix);
        await Operator.OkAsync("PUT", $"/sites/{site}", """{"name":"Paris","kind":"warehouse","country":"FR"}""");
        return site;
    }

    internal async Task<string> SkuAsync(string merchant)
    {
        var sku = Names.New("k");
        await Operator.OkAsync("PUT", $"/merchants/{merchant}/skus/{sku}", """{"description":"A thing"}""");
        return sku;
    }

    /// <summary>Creates an API key for a merchant or a site.</summary>
    internal async Task<string> KeyAsync(string? merchant = null, string? site = null)
    {
        var scope = merchant is not null ? $""","merchant":"{merchant}" """ : site is not null ? $""","site":"{site}" """ : ""","role":"operator" """;
        var made = await Operator.OkAsync("POST", "/keys", $$"""{"name":"test"{{scope}}}""");
        return made.Json.GetProperty("key").GetString()!;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("WAREHOUSE_DATA", Data);
        builder.UseSetting("WAREHOUSE_ADMIN_KEY", AdminKey);
        foreach (var (name, value) in settings) builder.UseSetting(name, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<IViews>(static s => new CheckedViews(s.GetRequiredService<ViewStore>(), s.GetServices<IProjection>()));
            configure?.Invoke(services);
        });
        builder.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && !keepsData && Directory.Exists(Data)) Directory.Delete(Data, recursive: true);
    }

    private HttpClient ClientWith(string? key)
    {
        var client = CreateClient();
        if (key is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }
}
