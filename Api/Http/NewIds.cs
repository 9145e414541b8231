using System.Security.Cryptography;
using System.Text;

namespace OrleansWarehouse.Api.Http;

/// <summary>Makes ids. A request with an operation id is given the same one again, so that its repeat after a crash
/// reaches the same grain.</summary>
internal static class NewIds
{
    private const int ShortLength = 12;

    /// <summary>Where ids without an operation come from on this thread, instead of chance: a simulation must be able to repeat itself.</summary>
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
