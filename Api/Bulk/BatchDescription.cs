using OrleansWarehouse.Api.Formats;

namespace OrleansWarehouse.Api.Bulk;

internal static class BatchDescription
{
    /// <summary>Tells the API's description what a bulk endpoint takes: it reads the body itself.</summary>
    public static RouteHandlerBuilder AcceptsRows<TRow>(this RouteHandlerBuilder builder)
        where TRow : class => builder.Accepts<TRow[]>("application/json", ExportFormats.Ndjson, CsvText.Type);
}
