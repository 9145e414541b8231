using System.Reflection;
using System.Text;

using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace OrleansWarehouse.Api.Formats;

/// <summary>Returns rows as a CSV file to download.</summary>
internal sealed class CsvFile<TRow>(IEnumerable<TRow> rows, string name) : IResult, IEndpointMetadataProvider
    where TRow : class
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var options = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        httpContext.Response.ContentType = $"{CsvRowWriter.MediaType}; charset=utf-8";
        httpContext.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = name }.ToString();
        await using var writer = new StreamWriter(httpContext.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await using var csv = new CsvRowWriter(writer, typeof(TRow), options);
        foreach (var row in rows) await csv.WriteAsync(row);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), [CsvRowWriter.MediaType]));
}
