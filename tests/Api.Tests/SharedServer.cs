// One server for all tests except those that need their own.
[assembly: AssemblyFixture(typeof(OrleansWarehouse.Api.Tests.Server))]
