using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;

namespace OrleansWarehouse.Api.Idempotency;

/// <summary>
/// Handles <c>Idempotency-Key</c> on any POST: executes the first request with a key and gives its answer to repeats, also to those
/// that arrive while it is in progress. An answer that a retry may change (5xx, or an aborted request) is not stored.
/// </summary>
/// <remarks>After a crash between a grain's commit and the storing of the answer, the repeat is executed again, and the grains, which
/// have seen its operation id, answer from their current state.</remarks>
internal sealed class IdempotencyMiddleware(RequestDelegate next, AnswerStore answers, AnswerRebuilders rebuilders)
{
    private const string Header = "Idempotency-Key";
    private const int MaxLength = 255;

    public Task InvokeAsync(HttpContext context)
    {
        var caller = Caller.Of(context.User);
        if (caller is null || !IsRecorded(context) || context.Request.Headers[Header] is not [{ } key, ..])
            return next(context);
        return key.Length is 0 or > MaxLength || key.Any(letter => letter is < '!' or > '~')
            ? Problems.Of(Refusal.Invalid("invalid_idempotency_key", Header, $"1 to {MaxLength} visible ASCII characters."))
                .ExecuteAsync(context)
            : AnswerOnceAsync(context, $"{caller.Id}:{key}");
    }

    private static bool IsRecorded(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && !context.IsNeverRecorded();

    private async Task AnswerOnceAsync(HttpContext context, string operation)
    {
        var hash = await RequestHash.OfAsync(context.Request, context.RequestAborted);
        while (true)
        {
            using var turn = await answers.TryLockAsync(operation, context.RequestAborted);
            if (turn is null) continue;
            if (await answers.FindAsync(operation) is not { } known)
            {
                await WorkAsync(context, operation, hash);
                return;
            }

            await RepeatAsync(context, known.Hash == hash ? known.Answer : null);
            return;
        }
    }

    private async Task WorkAsync(HttpContext context, string operation, string hash)
    {
        new OperationId(operation).AttachTo(context);
        var wire = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = wire;
        }

        var body = buffer.ToArray();
        // Where a status allows no body (204), even an empty write throws.
        if (await KeepAsync(context, operation, hash, body) && body.Length > 0) await wire.WriteAsync(body);
    }

    /// <summary>Stores the answer; returns false when another host has stored one before, and sends that one instead.</summary>
    private async Task<bool> KeepAsync(HttpContext context, string operation, string hash, byte[] body)
    {
        // The JSON writer stops silently when the client has disconnected: the buffered answer may be incomplete.
        if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError || context.RequestAborted.IsCancellationRequested)
            return true;
        var answer = SealedAnswers.Seal(AnswerOf(context, body), context);
        if (await answers.KeepAsync(operation, hash, answer) || await answers.FindAsync(operation) is not { } first) return true;
        context.Response.Clear();
        await RepeatAsync(context, first.Hash == hash ? first.Answer : null);
        return false;
    }

    private static RecordedAnswer AnswerOf(HttpContext context, byte[] body) =>
        context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status201Created && AnswerSource.Of(context) is { } source
            ? RecordedAnswer.Of(context.Response, []) with { Source = source }
            : RecordedAnswer.Of(context.Response, body);

    private async Task RepeatAsync(HttpContext context, RecordedAnswer? answer)
    {
        if (answer is null)
            await Problems.Of(Refusal.Invalid("idempotency_key_reused", Header, "This key was used for a different request."))
                .ExecuteAsync(context);
        else if (SealedAnswers.Open(answer, context) is { } open)
            await (await rebuilders.RestoreAsync(open, context.RequestAborted)).SendAsync(context.Response);
        else
            await Problems.Of(Refusal.Conflict("answer_sealed", "The request was executed before; its answer held a secret and can be read only with the credentials that sent it first."))
                .ExecuteAsync(context);
    }
}
