using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace OrleansWarehouse.Api.Ops;

/// <summary>Corrects what OpenAPI generation cannot infer: times with a custom converter are strings, and the names of query
/// parameters are camelCase.</summary>
internal static class OpenApiTransformers
{
    public static void AddTransformers(this OpenApiOptions options)
    {
        options.AddSchemaTransformer(DescribeTimesAsync);
        options.AddOperationTransformer(DescribeQueryAsync);
    }

    private static Task DescribeTimesAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        var isNullable = Nullable.GetUnderlyingType(type) is not null;
        var known = Nullable.GetUnderlyingType(type) ?? type;
        if (known != typeof(DateTimeOffset) && known != typeof(TimeOnly)) return Task.CompletedTask;
        schema.Type = isNullable ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        return Task.CompletedTask;
    }

    private static Task DescribeQueryAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            if (parameter is { In: ParameterLocation.Query, Name: [var first, .. var rest] })
                parameter.Name = char.ToLowerInvariant(first) + rest;
        }

        return Task.CompletedTask;
    }
}
