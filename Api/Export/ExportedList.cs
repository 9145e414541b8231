using System.Text;
using System.Text.Json;

using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

using OrleansWarehouse.Api.Formats;
using OrleansWarehouse.Api.Http;

namespace OrleansWarehouse.Api.Export;

/// <summary>Streams a list page by page, so that memory does not grow with its length. A response that is aborted is incomplete.</summary>
internal sealed class ExportedList(ExportFormat format, IPage first, Pages pages) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var options = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        WriteHead(httpContext);
        await using var writer = new StreamWriter(httpContext.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await using var csv = format is ExportFormat.Csv ? new CsvRowWriter(writer, first.RowType, options) : null;
        for (var page = first; ; page = await NextAsync(httpContext, page.NextCursor))
        {
            foreach (var row in page.Rows)
            {
                if (csv is not null) await csv.WriteAsync(row);
                else await writer.WriteAsync($"{JsonSerializer.Serialize(row, page.RowType, options)}\n");
            }

            if (page.NextCursor is null || pages.OnlyOne) return;
        }
    }

    /// <exception cref="IOException">The next page cannot be read. The success status is sent already, so the response is aborted.</exception>
    private async Task<IPage> NextAsync(HttpContext httpContext, string? cursor)
    {
        if (Pages.In(await pages.AfterAsync(cursor!)) is { } page) return page;
        httpContext.Abort();
        throw new IOException("A list that was being exported could not be read to its end.");
    }

    private void WriteHead(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        response.ContentType = format is ExportFormat.Csv ? $"{CsvRowWriter.MediaType}; charset=utf-8" : ExportFormats.Ndjson;
        if (format is ExportFormat.Csv)
        {
            var name = $"{request.Path.Value!.Split('/')[^1]}.csv";
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(name);
            response.Headers.ContentDisposition = disposition.ToString();
        }

        if (!pages.OnlyOne || first.NextCursor is not { } cursor) return;
        var rest = request.Query.Where(static pair => pair.Key != "cursor").Append(new("cursor", cursor));
        response.Headers.Link = $"<{request.Path}{new QueryBuilder(rest)}>; rel=\"next\"";
    }
}
