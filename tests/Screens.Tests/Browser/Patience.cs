using Microsoft.Playwright;

namespace OrleansWarehouse.Screens.Tests.Browser;

/// <summary>
/// How long anything is waited for: no measure of how fast a screen is, but the moment at which a test gives up. On a machine that
/// does much else, a page may take many times as long as on a quiet one; a test that finds what it waits for loses no time by it.
/// </summary>
internal static class Patience
{
    private const float Ms = 90_000;

    /// <summary>For everything that is expected of a page, in all tests.</summary>
    public static void Expecting() => Assertions.SetDefaultExpectTimeout(Ms);

    /// <summary>For all that somebody does, and for pages that open.</summary>
    public static IBrowserContext Patient(this IBrowserContext context)
    {
        context.SetDefaultTimeout(Ms);
        context.SetDefaultNavigationTimeout(Ms);
        return context;
    }
}
