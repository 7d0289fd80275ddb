import { Anchor, Button, type AnchorProps, type ButtonProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import type { AnchorHTMLAttributes } from "react";

type Linking<Look> = Look & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof Look>;

/** A link to a page of the console; the router checks where it leads. */
export const AnchorLink = createLink((props: Linking<AnchorProps>) => <Anchor {...props} />);

/** The same that looks like a button. */
export const ButtonLink = createLink((props: Linking<ButtonProps>) => <Button component="a" {...props} />);
