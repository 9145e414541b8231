namespace OrleansWarehouse.Tests.Hosting;

/// <summary>Whoever answers requests.</summary>
internal interface IServer
{
    /// <summary>Where to send the next request; while nobody listens, waits until somebody does.</summary>
    Task<Uri> AddressAsync();
}
