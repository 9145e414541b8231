using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

using OrleansWarehouse.Api.Access;

namespace OrleansWarehouse.Api.Ops;

/// <summary>Sets up the OpenAPI description at <c>/openapi/v1.json</c> and its page at <c>/docs</c>; neither needs authentication.</summary>
internal static class OpenApiSetup
{
    private const string Document = "v1";
    private const string Scheme = "apiKey";
    private const string CookieScheme = "session";

    public static void AddDescription(this IServiceCollection services) => services.AddOpenApi(Document, static options =>
    {
        options.AddDocumentTransformer(DescribeAsync);
        options.AddOperationTransformer(DescribeOperationAsync);
        options.AddTransformers();
    });

    public static void MapDescription(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        app.UseSwaggerUI(static page =>
        {
            page.SwaggerEndpoint($"/openapi/{Document}.json", "OrleansWarehouse");
            page.RoutePrefix = "docs";
        });
    }

    private static Task DescribeAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new() { Title = "OrleansWarehouse", Version = Document,
            Description = "Order management and warehouse management." };
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer",
                Description = "An API key." },
            [CookieScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie,
                Name = Sessions.Cookie, Description = $"The cookie of a session from /api/v1/session. Requests that change something need {Csrf.Header} as well." },
        };
        return Task.CompletedTask;
    }

    private static Task DescribeOperationAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var rule = AccessRules.Of(context.Description.ActionDescriptor.EndpointMetadata);
        if (rule is null || rule == AccessRule.Open) return Task.CompletedTask;
        operation.Security =
        [
            new() { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] },
            new() { [new OpenApiSecuritySchemeReference(CookieScheme, context.Document)] = [] },
        ];
        operation.Parameters ??= [];
        foreach (var (name, description) in HeadersOf(context.Description.HttpMethod))
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = name, In = ParameterLocation.Header, Description = description,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }

        operation.Responses ??= [];
        operation.Responses.TryAdd("default", new OpenApiResponse { Description = "A problem (RFC 9457) with a stable error code." });
        return Task.CompletedTask;
    }

    private static IEnumerable<(string Name, string Description)> HeadersOf(string? method)
    {
        if (method != HttpMethods.Get) yield return (Csrf.Header, "Required with a session cookie: the session's csrf token.");
        if (method == HttpMethods.Post) yield return ("Idempotency-Key",
            "A repeat with the same key and body returns the same answer, for 48 hours.");
        if (method == HttpMethods.Put) yield return ("If-Match", "The expected current version; 412 when it differs.");
    }
}
