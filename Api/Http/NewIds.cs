using System.Security.Cryptography;
using System.Text;

namespace OrleansWarehouse.Api.Http;

/// <summary>Generates ids. A repeated request with the same operation id gets the same id, so that its repeat after a crash reaches the
/// same grain.</summary>
internal static class NewIds
{
    private const int ShortLength = 12;

    /// <summary>The source of ids without an operation id on this thread, instead of random numbers: a simulation must be repeatable.</summary>
    [field: ThreadStatic]
    internal static Func<string>? Repeatable { get; set; }

    public static string Guid(OperationId operation) =>
        (IdOf(operation) is { } id ? new Guid(Hash(id).AsSpan(0, 16)) : System.Guid.CreateVersion7()).ToString();

    /// <summary>Short enough to be read aloud.</summary>
    public static string Short(OperationId operation) => IdOf(operation) is { } id
        ? Convert.ToHexString(Hash(id))[..ShortLength]
        : Convert.ToHexString(RandomNumberGenerator.GetBytes(ShortLength / 2));

    private static string? IdOf(OperationId operation) => operation.Value ?? Repeatable?.Invoke();

    private static byte[] Hash(string id) => SHA256.HashData(Encoding.UTF8.GetBytes(id));
}
