using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Access;
using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Access;

/// <summary>A user as a grain. Its events have no subjects, so no feed contains them. Reentrant: its methods await nothing but
/// their own commit.</summary>
[Reentrant]
public sealed class UserGrain(AggregateServices services)
    : AggregateGrain<UserState, UserEvent>(Definition, services), IUserGrain
{
    private static readonly Aggregate<UserState, UserEvent> Definition = new(
        "user", UserState.Initial, User.Evolve, static (_, _) => [], AccessJson.Default.UserState);

    public Task<Outcome<UserView>> PutAsync(PutUser command) =>
        ExecuteAsync((state, _) => User.Put(state, command), state => User.View(state, Key)!);

    public Task<Outcome<UserView>> ChangePasswordAsync(string oldHash, string newHash) =>
        ExecuteAsync((state, _) => User.ChangePassword(state, oldHash, newHash), state => User.View(state, Key)!);

    public Task<Outcome<Done>> TakeBadgeAsync(string badge) => ExecuteAsync((state, _) => User.TakeBadge(state, badge));

    public Task<Outcome<Done>> DeleteAsync(string? within) => ExecuteAsync((state, _) => User.Delete(state, within));

    public Task<StoredUser?> GetAsync() => ReadAsync(state => User.View(state, Key) is { } view
        ? new StoredUser(view, state.Password, state.Badge, state.Pin, state.Stamp)
        : null);
}
