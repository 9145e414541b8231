using OrleansWarehouse.Api.Formats;

namespace OrleansWarehouse.Api.Bulk;

internal static class BatchDescription
{
    /// <summary>Describes the body of a bulk endpoint in OpenAPI, which cannot infer it because the endpoint reads the body itself.</summary>
    public static RouteHandlerBuilder AcceptsRows<TRow>(this RouteHandlerBuilder builder)
        where TRow : class => builder.Accepts<TRow[]>("application/json", ExportFormats.Ndjson, CsvRowWriter.MediaType);
}
