namespace OrleansWarehouse.Api.Screens;

/// <summary>The folder into which the build puts the screens, beside the program.</summary>
internal static class ScreenFolder
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "screens");
}
