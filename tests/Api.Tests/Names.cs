namespace OrleansWarehouse.Api.Tests;

internal static class Names
{
    private static int last;

    /// <summary>Returns a name that no other test of this run uses.</summary>
    public static string New(string prefix) => $"{prefix}{Interlocked.Increment(ref last)}";
}
