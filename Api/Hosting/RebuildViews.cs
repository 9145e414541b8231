using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Api.Hosting;

/// <summary>The command <c>rebuild-views</c>: rebuilds all read models from the first event, without serving requests.</summary>
internal static class RebuildViews
{
    private const string Command = "rebuild-views";

    public static bool IsAsked(string[] args) => args is [Command, ..];

    public static string[] WithoutCommand(string[] args) => IsAsked(args) ? args[1..] : args;

    public static async Task<int> RunAsync(IServiceProvider services)
    {
        await services.GetRequiredService<ViewStore>().RebuildAsync();
        return 0;
    }
}
