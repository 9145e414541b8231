using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Blobs;

/// <summary>
/// What is too large for an event, such as a photo: kept beside the log under a name made of its content, and never changed.
/// An event that names a blob is written after it: what is named is there.
/// </summary>
public interface IBlobStore
{
    /// <summary>Keeps the bytes, once however often they are given; on disk when the task completes.</summary>
    /// <returns>The name: their SHA-256 in lower-case hexadecimal.</returns>
    /// <exception cref="EventLogException">When they could not be written.</exception>
    Task<string> WriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default);

    /// <summary>The bytes, or null when there are none of that name.</summary>
    /// <exception cref="EventLogException">When they could not be read.</exception>
    Task<byte[]?> ReadAsync(string name, CancellationToken cancellationToken = default);
}
