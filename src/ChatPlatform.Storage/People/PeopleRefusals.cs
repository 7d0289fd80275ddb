namespace ChatPlatform.Storage.People;

internal static class PeopleRefusals
{
    public static ChatException UserExists() => new(ErrorCodes.UserExists, "There is a user with this e-mail address already.");

    public static ChatException LastOwner() =>
        new(ErrorCodes.LastOwner, "This is the tenant's last owner. Make someone else an owner first.");
}
