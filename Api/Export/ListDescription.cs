using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

using OrleansWarehouse.Api.Formats;

namespace OrleansWarehouse.Api.Export;

/// <summary>Tells the API's description in which forms a list can be had.</summary>
internal static class ListDescription
{
    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (!context.Description.ActionDescriptor.EndpointMetadata.Contains(ListExport.Mark)) return Task.CompletedTask;
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = ExportFormats.Parameter, In = ParameterLocation.Query,
            Description = "json, csv or ndjson; csv and ndjson are the whole list, unless limit is given. Accept says it as well.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
        foreach (var type in (string[])[CsvText.Type, ExportFormats.Ndjson])
            operation.Responses!["200"].Content!.TryAdd(type, new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        return Task.CompletedTask;
    }
}
