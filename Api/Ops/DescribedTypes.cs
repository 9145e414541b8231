using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace OrleansWarehouse.Api.Ops;

/// <summary>Says what the description cannot see by itself: that times with a converter of our own are text, and that the names
/// in a query are camelCase like all others.</summary>
internal static class DescribedTypes
{
    public static void AddDescribedTypes(this OpenApiOptions options)
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
