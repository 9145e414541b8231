using OrleansWarehouse.Api.Hosting;

namespace OrleansWarehouse.Api.People;

internal sealed class PeopleFeature : IFeature
{
    public void AddTo(IServiceCollection services) => services.AddSingleton<PersonalData>();
}
