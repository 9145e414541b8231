using OrleansWarehouse.Grains.Interfaces.Access;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Access;

/// <summary>Lists of users.</summary>
public sealed class UserQueries(IViews views)
{
    public static readonly RowList<UserView> ById = UserProjection.Users.List(RowSort.Up(nameof(UserView.User)));

    private static readonly string[] FloorRoles = [.. Enum.GetValues<UserRole>().Where(static role => role.IsFloor()).Select(EnumText.Of)];

    /// <param name="within">If given, only the floor users of this site.</param>
    public Task<RowPage<UserView>> ListAsync(string? within, PageRequest page, CancellationToken cancellationToken = default)
    {
        var filter = new RowFilter();
        if (within is not null) filter.Where($"site = {within} AND role IN {FloorRoles}");
        return ById.PageAsync(views, filter, page, cancellationToken);
    }
}
