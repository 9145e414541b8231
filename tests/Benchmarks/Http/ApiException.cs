using System.Net;
using System.Text.Json;

namespace OrleansWarehouse.Benchmarks.Http;

/// <summary>The server refused, or did not answer however often it was asked.</summary>
internal sealed class ApiException(string request, HttpStatusCode? status, string code, string detail)
    : Exception($"{request}: {(status is { } known ? $"{(int)known} " : "")}{code}: {detail}")
{
    public HttpStatusCode? Status => status;

    /// <summary>The problem's stable code; empty when the answer had none.</summary>
    public string Code => code;

    public static ApiException From(string request, HttpStatusCode status, string body)
    {
        try
        {
            var problem = JsonDocument.Parse(body).RootElement;
            return new ApiException(request, status, Text(problem, "code"), $"{Text(problem, "detail")} {Text(problem, "errors")}".Trim());
        }
        catch (JsonException)
        {
            return new ApiException(request, status, "", body.Length > 300 ? body[..300] : body);
        }
    }

    private static string Text(JsonElement problem, string name) =>
        problem.ValueKind == JsonValueKind.Object && problem.TryGetProperty(name, out var value) ? value.ToString() : "";
}
