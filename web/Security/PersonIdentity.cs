using System.Security.Claims;

namespace ChatPlatform.Web.Security;

internal sealed class PersonIdentity : ClaimsIdentity
{
    public PersonIdentity(Person person)
        : base(PersonAuthentication.SchemeName)
    {
        Person = person;
        AddClaim(new Claim(ClaimTypes.NameIdentifier, person.UserId));
        AddClaim(new Claim(ClaimTypes.Email, person.Email));
    }

    public Person Person { get; }
}
