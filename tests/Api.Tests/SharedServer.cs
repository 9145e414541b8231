// One server for all tests but those that need one of their own.
[assembly: AssemblyFixture(typeof(OrleansWarehouse.Api.Tests.Server))]
