using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Blobs;

/// <summary>
/// Stores data that are too large for an event, such as a photo, beside the log. A blob is named by its content and never changes.
/// It is written before the event that names it, so a named blob always exists.
/// </summary>
public interface IBlobStore
{
    /// <summary>Writes the bytes, once however often they are given; they are on disk when the task completes.</summary>
    /// <returns>The name: their SHA-256 in lower-case hexadecimal.</returns>
    /// <exception cref="EventLogException">The bytes could not be written.</exception>
    Task<string> WriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default);

    /// <summary>Returns the bytes, or null when there is no blob of that name.</summary>
    /// <exception cref="EventLogException">The bytes could not be read.</exception>
    Task<byte[]?> ReadAsync(string name, CancellationToken cancellationToken = default);
}
