namespace OrleansWarehouse.Api.Live;

internal static class LiveHosting
{
}
