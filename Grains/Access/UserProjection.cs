using System.Data.Common;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Access;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Access;

/// <summary>The list of users, without any secrets.</summary>
public sealed class UserProjection : IProjection
{
    private const string Stream = "user:";

    internal static readonly RowTable<UserView> Users = new("users", [nameof(UserView.User)], new RowIndex("site", "(site, \"user\")"));

    private static readonly RowWrite<UserView> Put = Users.Put((nameof(UserView.HasPassword), Merge.Keep), (nameof(UserView.HasBadge), Merge.Keep));
    private static readonly RowWrite<Password> SetPassword = Users.Update<Password>();
    private static readonly RowWrite<Badge> SetBadge = Users.Update<Badge>();
    private static readonly RowWrite<Change> SetVersion = Users.Update<Change>();
    private static readonly RowWrite<Change> Delete = Users.Delete<Change>();

    public string Name => "users";

    public int Version => 2;

    public IReadOnlyList<string> Tables => [Users.Name];

    public string Schema => Users.Schema;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        foreach (var stored in events)
        {
            if (stored.Stream.StartsWith(Stream, StringComparison.Ordinal))
                await ApplyAsync(stored.Stream[Stream.Length..], EventCodec.Decode(stored), stored.Version, transaction);
        }
    }

    private static Task ApplyAsync(string user, object? @event, long version, DbTransaction transaction) => @event switch
    {
        UserPut put => Put.RunAsync([new(user, put.Name, put.Role, put.Site, put.Merchant, put.Picker, put.Disabled, false, false, version)], transaction),
        PasswordSet set => SetPassword.RunAsync([new(user, set.Hash is not null, version)], transaction),
        BadgeSet set => SetBadge.RunAsync([new(user, set.Badge is not null, version)], transaction),
        UserDeleted => Delete.RunAsync([new(user, version)], transaction),
        _ => SetVersion.RunAsync([new(user, version)], transaction),
    };

    private sealed record Password(string User, bool HasPassword, long Version);

    private sealed record Badge(string User, bool HasBadge, long Version);

    private sealed record Change(string User, long Version);
}
