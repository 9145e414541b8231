namespace OrleansWarehouse.Screens.Tests.Browser;

/// <summary>For who kills the server, breaks it, or looks at all that is in it: one that nobody else has.</summary>
public sealed class OwnScreens : Screens
{
    private readonly OneServer own;

    public OwnScreens(OneBrowser browser)
        : this(browser, new())
    {
    }

    private OwnScreens(OneBrowser browser, OneServer own)
        : base(browser, own) => this.own = own;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        own.Dispose();
    }
}
