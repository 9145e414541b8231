using System.Net;
using System.Text.Json;

namespace OrleansWarehouse.Benchmarks.Http;

/// <summary>The server refused, or did not answer after all retries.</summary>
internal sealed class ApiException(string request, HttpStatusCode? status, string code, string detail)
    : Exception($"{request}: {(status is { } known ? $"{(int)known} " : "")}{code}: {detail}")
{
    private const int MaxDetail = 400;

    public HttpStatusCode? Status => status;

    /// <summary>The problem's error code; empty when the answer had none.</summary>
    public string Code => code;

    public static ApiException From(string request, HttpStatusCode status, string body)
    {
        try
        {
            var problem = JsonDocument.Parse(body).RootElement;
            var detail = $"{Text(problem, "detail")} {Text(problem, "errors")}".Trim();
            return new ApiException(request, status, Text(problem, "code"), detail.Length > MaxDetail ? detail[..MaxDetail] : detail);
        }
        catch (JsonException)
        {
            return new ApiException(request, status, "", body.Length > MaxDetail ? body[..MaxDetail] : body);
        }
    }

    private static string Text(JsonElement problem, string name) =>
        problem.ValueKind == JsonValueKind.Object && problem.TryGetProperty(name, out var value) ? value.ToString() : "";
}
