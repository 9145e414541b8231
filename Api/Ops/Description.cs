using Microsoft.AspNetCore.OpenApi;

namespace OrleansWarehouse.Api.Ops;

/// <summary>The API's description at <c>/openapi/v1.json</c> and the page at <c>/docs</c>.</summary>
internal static class Description
{
    public static void AddDescription(this WebApplicationBuilder builder) => builder.Services.AddOpenApi("v1");
}
