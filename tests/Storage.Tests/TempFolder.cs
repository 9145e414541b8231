namespace OrleansWarehouse.Storage.Tests;

public sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("warehouse-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
