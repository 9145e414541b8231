using System.Text;
using System.Text.Json;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Api.Idempotency;

namespace OrleansWarehouse.Simulation.Tests.Http;

/// <summary>Where requests come in to a process: through the product's middleware of access and of operations, as an operator.</summary>
internal sealed class Desk
{
    private static readonly CallerPrincipal Operator = new(new("operator", "Operator", Roles.Operator, null, null));

    private readonly IServiceProvider services;
    private readonly ProblemExceptionHandler errors = new(NullLogger<ProblemExceptionHandler>.Instance);
    private readonly RequestDelegate access;

    public Desk(IServiceProvider services)
    {
        this.services = services;
        var idempotency = new IdempotencyMiddleware(
            static context => context.GetEndpoint()!.RequestDelegate!(context), services.GetRequiredService<AnswerStore>(),
            services.GetRequiredService<AnswerRebuilders>());
        access = new AccessMiddleware(idempotency.InvokeAsync, services.GetRequiredService<AccessAuthorizer>()).InvokeAsync;
    }

    public async Task<Answer> ServeAsync(Ask ask)
    {
        var context = ContextOf(ask);
        using var body = new MemoryStream();
        context.Response.Body = body;
        try
        {
            WarehouseApi.Instance.Match(context);
            await (context.GetEndpoint() is null ? NotFound(context) : access(context));
        }
        catch (Exception failure)
        {
            body.SetLength(0);
            await errors.TryHandleAsync(context, failure, CancellationToken.None);
            if (context.Response.StatusCode == StatusCodes.Status500InternalServerError) return new(500, default, failure);
        }

        await context.Response.CompleteAsync();
        return new(context.Response.StatusCode, JsonOf(body), null);
    }

    private DefaultHttpContext ContextOf(Ask ask)
    {
        var context = new DefaultHttpContext { RequestServices = services, User = Operator };
        var (path, query) = ask.Path.IndexOf('?', StringComparison.Ordinal) is var at and >= 0
            ? (ask.Path[..at], ask.Path[at..])
            : (ask.Path, "");
        var request = context.Request;
        (request.Method, request.Path, request.QueryString) = (ask.Method, "/api/v1" + path, new QueryString(query));
        if (ask.Key is not null) request.Headers["Idempotency-Key"] = ask.Key;
        if (ask.Body is null) return context;
        var bytes = Encoding.UTF8.GetBytes(ask.Body);
        (request.Body, request.ContentLength, request.ContentType) = (new MemoryStream(bytes), bytes.Length, "application/json");
        context.Features.Set<IHttpRequestBodyDetectionFeature>(HasBody.Instance);
        return context;
    }

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static JsonElement JsonOf(MemoryStream body)
    {
        if (body.Length == 0) return default;
        using var document = JsonDocument.Parse(body.GetBuffer().AsMemory(0, (int)body.Length));
        return document.RootElement.Clone();
    }

    private sealed class HasBody : IHttpRequestBodyDetectionFeature
    {
        public static HasBody Instance { get; } = new();

        public bool CanHaveBody => true;
    }
}
