using Microsoft.AspNetCore.Diagnostics;

namespace OrleansWarehouse.Api.Http;

/// <summary>Adds a problem body to error responses without one: unknown routes, methods, media types.</summary>
internal static class StatusPages
{
    public static Task WriteAsync(StatusCodeContext context)
    {
        var status = context.HttpContext.Response.StatusCode;
        return Problems.Of(status, CodeOf(status), DetailOf(status)).ExecuteAsync(context.HttpContext);
    }

    private static string CodeOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "unauthorized",
        StatusCodes.Status403Forbidden => "forbidden",
        StatusCodes.Status404NotFound => "not_found",
        StatusCodes.Status405MethodNotAllowed => "method_not_allowed",
        StatusCodes.Status413PayloadTooLarge => "body_too_large",
        StatusCodes.Status415UnsupportedMediaType => "unsupported_media_type",
        >= StatusCodes.Status500InternalServerError => "internal_error",
        _ => "invalid_request",
    };

    private static string DetailOf(int status) => status switch
    {
        StatusCodes.Status404NotFound => "No resource has this address.",
        StatusCodes.Status405MethodNotAllowed => "The method is not allowed at this address.",
        StatusCodes.Status415UnsupportedMediaType => "Send application/json.",
        _ => "The request was not accepted.",
    };
}
