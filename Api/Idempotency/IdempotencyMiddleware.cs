using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;

namespace OrleansWarehouse.Api.Idempotency;

/// <summary>
/// <c>Idempotency-Key</c> on any POST: the first request with a key is worked on, its repeats are given its answer, also while
/// it is under way. An answer that may change by trying again (5xx, or a request that broke off) is not kept.
/// </summary>
/// <remarks>A crash after a grain's commit and before the answer is kept: the repeat is worked on again, and the grains, which
/// have seen its operation id, answer from their present state.</remarks>
internal sealed class IdempotencyMiddleware(RequestDelegate next, AnswerStore answers, Retellings retellings)
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
            using var turn = await answers.EnterAsync(operation, context.RequestAborted);
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
        // To write nothing is refused, too, after an answer that has no body.
        if (await KeepAsync(context, operation, hash, body) && body.Length > 0) await wire.WriteAsync(body);
    }

    /// <summary>Keeps the answer; false when another host was first, whose answer is then given.</summary>
    private async Task<bool> KeepAsync(HttpContext context, string operation, string hash, byte[] body)
    {
        // Who writes JSON stops without a word when the client has gone: what there is of the answer may be nothing.
        if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError || context.RequestAborted.IsCancellationRequested)
            return true;
        var answer = SealedAnswers.Seal(AnswerOf(context, body), context);
        if (await answers.KeepAsync(operation, hash, answer) || await answers.FindAsync(operation) is not { } first) return true;
        context.Response.Clear();
        await RepeatAsync(context, first.Hash == hash ? first.Answer : null);
        return false;
    }

    private static RecordedAnswer AnswerOf(HttpContext context, byte[] body) =>
        context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status201Created && Retold.Of(context) is { } retold
            ? RecordedAnswer.Of(context.Response, []) with { Retold = retold }
            : RecordedAnswer.Of(context.Response, body);

    private async Task RepeatAsync(HttpContext context, RecordedAnswer? answer)
    {
        if (answer is null)
            await Problems.Of(Refusal.Invalid("idempotency_key_reused", Header, "This key was used for another request."))
                .ExecuteAsync(context);
        else if (SealedAnswers.Open(answer, context) is { } open)
            await (await retellings.WholeAsync(open, context.RequestAborted)).SendAsync(context.Response);
        else
            await Problems.Of(Refusal.Conflict("answer_sealed", "It was done; the answer held a secret, for who asked first."))
                .ExecuteAsync(context);
    }
}
