namespace OrleansWarehouse.Api.Tests.Access;

public sealed class AdminKeyTests
{
    [Fact]
    public async Task Without_a_given_key_one_is_made_for_its_owners_eyes_and_kept()
    {
        var data = Directory.CreateTempSubdirectory("api-tests-").FullName;
        var path = Path.Combine(data, "admin.key");
        string key;
        await using (var first = new Server(data, ("WAREHOUSE_ADMIN_KEY", "")))
        {
            key = (await File.ReadAllTextAsync(path)).Trim();
            await first.As(key).OkAsync("GET", "/keys");
        }

        await using (var second = new Server(data, ("WAREHOUSE_ADMIN_KEY", ""))) await second.As(key).OkAsync("GET", "/keys");

        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite,
            File.GetUnixFileMode(path));
        Directory.Delete(data, recursive: true);
    }
}
