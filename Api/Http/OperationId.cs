namespace OrleansWarehouse.Api.Http;

/// <summary>Identifies the operation that a request asks for, permanently; passed on to grains, which execute it once. Null without an
/// <c>Idempotency-Key</c>.</summary>
internal readonly record struct OperationId(string? Value)
{
    private static readonly object ItemKey = new();

    public static ValueTask<OperationId> BindAsync(HttpContext context) =>
        ValueTask.FromResult(new OperationId(context.Items[ItemKey] as string));

    public void AttachTo(HttpContext context) => context.Items[ItemKey] = Value;
}
