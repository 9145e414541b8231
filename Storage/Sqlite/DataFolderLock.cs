using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Sqlite;

/// <summary>Keeps a second server from opening a data folder. The lock ends with its process, however that ends.</summary>
internal sealed class DataFolderLock : IDisposable
{
    private readonly FileStream file;

    private DataFolderLock(FileStream file) => this.file = file;

    /// <exception cref="EventLogException"><c>read_only</c> when the folder cannot be created or written, <c>unavailable</c> when another
    /// server has it open.</exception>
    public static DataFolderLock Take(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EventLogException("read_only", $"The data folder {folder} cannot be created: {e.Message}", e);
        }

        return new(OpenLockFile(folder));
    }

    public void Dispose() => file.Dispose();

    private static FileStream OpenLockFile(string folder)
    {
        var path = Path.Combine(folder, "server.lock");
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is UnauthorizedAccessException || IsReadOnly(e))
        {
            throw new EventLogException("read_only", $"The data folder {folder} is not writable: {e.Message}", e);
        }
        catch (IOException e)
        {
            throw new EventLogException("unavailable", $"Another server has the data folder {folder} open: {e.Message}", e);
        }
    }

    private static bool IsReadOnly(Exception e) => e is IOException && e.Message.Contains("Read-only", StringComparison.OrdinalIgnoreCase);
}

