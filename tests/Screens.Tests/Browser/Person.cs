using Microsoft.Playwright;

namespace OrleansWarehouse.Screens.Tests.Browser;

/// <summary>Somebody with a browser of his own.</summary>
internal sealed class Person(IBrowserContext context) : IAsyncDisposable
{
    private readonly List<string> errors = [];

    public IBrowserContext Context => context;

    /// <summary>What broke in his pages: scripts that threw.</summary>
    public IReadOnlyList<string> Errors => errors;

    public async Task<IPage> OpenAsync(string address)
    {
        var page = await context.NewPageAsync();
        page.PageError += (_, error) => errors.Add($"{page.Url}: {error}");
        await page.GotoAsync(address);
        return page;
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
