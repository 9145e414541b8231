using OrleansWarehouse.Api.Hosting;

namespace OrleansWarehouse.Api.Idempotency;

internal sealed class IdempotencyFeature : IFeature
{
    public void AddTo(IServiceCollection services) => services.AddSingleton<AnswerStore>().AddSingleton<AnswerRebuilders>();
}
