using System.Globalization;
using System.Reflection;

using Microsoft.AspNetCore.Http.Metadata;

namespace OrleansWarehouse.Api.Http;

/// <summary>Returns a resource with its version: 201 when it was created, else 200, with an <c>ETag</c> for <c>If-Match</c>.</summary>
internal sealed class Versioned<T>(T value, long version, bool created = false) : IResult, IEndpointMetadataProvider
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = created ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        httpContext.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
        await httpContext.Response.WriteAsJsonAsync(value);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status201Created, typeof(T), ["application/json"]));
    }
}
