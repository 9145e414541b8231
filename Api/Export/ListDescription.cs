using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

using OrleansWarehouse.Api.Formats;

namespace OrleansWarehouse.Api.Export;

/// <summary>Describes the export formats of a list in OpenAPI.</summary>
internal static class ListDescription
{
    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (!context.Description.ActionDescriptor.EndpointMetadata.Contains(ListExport.Mark)) return Task.CompletedTask;
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = ExportFormats.Parameter, In = ParameterLocation.Query,
            Description = "json, csv or ndjson. csv and ndjson return the whole list unless limit is given. The Accept header can be used instead.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
        foreach (var type in (string[])[CsvRowWriter.MediaType, ExportFormats.Ndjson])
            operation.Responses!["200"].Content!.TryAdd(type, new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        return Task.CompletedTask;
    }
}
