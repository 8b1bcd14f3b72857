"""What comes again and again, to the rules of RFC 5545."""
